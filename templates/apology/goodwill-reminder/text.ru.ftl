<#import "/_layout/text.ftl" as mail>
<#import "/_layout/goodwill.ftl" as goodwill>
<#assign gift = goodwill.ru(amount!, points!, (raw.points)!0, discount!, refund!)>
<@mail.frame why="Мы пишем вам о том, что подарили за наш сбой.
Это сервисное сообщение, не реклама.">
Последний день — ${valid_until} года

<#if customer.given_name?has_content>${customer.given_name}, здравствуйте!<#else>Здравствуйте!</#if>

Мы подарили вам кое-что за неудобства
(«${incident}», ${began_at}).
Код ещё не использован, и будет жаль, если он пропадёт.

  ${gift?cap_first}
  по коду ${code}
  до ${valid_until} года включительно

Все условия:
${terms}
- Последний день — ${valid_until} года.

Если он вам не нужен, делать ничего не надо: больше мы не напомним.

Анна Белова
Руководитель службы заботы
</@mail.frame>
