<#import "/_layout/text.ftl" as mail>
<#import "/_layout/goodwill.ftl" as goodwill>
<#assign gift = goodwill.ru(amount!, points!, (raw.points)!0, discount!, refund!)>
<@mail.frame why="Мы пишем вам о сбое, который вас коснулся.
Это сервисное сообщение, не реклама.">
${short}

<#if customer.given_name?has_content>${customer.given_name}, здравствуйте!<#else>Здравствуйте!</#if>

${what_happened}

  Что случилось  ${incident}
  Началось       ${began_at}
<#if ended_at??>
  Закончилось    ${ended_at}
</#if>
<#if failed_orders??>
  Ваши платежи   отклонено: ${failed_orders}<#if failed_total??>, всего ${failed_total}</#if>
</#if>

<#if what_we_change??>
Что мы меняем
-------------
${what_we_change}

</#if>
За неудобства
-------------
  ${gift?cap_first}
  по коду ${code}
  до ${valid_until} года включительно

Все условия:
${terms}
- Последний день — ${valid_until} года.

Если сбой обошёлся вам дороже, ответьте на это письмо и расскажите.
Мы всё исправим.

Служба заботы, ${brand.name}
</@mail.frame>
