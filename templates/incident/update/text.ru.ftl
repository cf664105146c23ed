<#import "/_layout/text.ftl" as mail>
<#import "/_layout/incident.ftl" as kind>
<#assign key = "incident_" + state?replace("-", "_")>
<#assign word = (texts[key]!state)?cap_first>
<@mail.frame why=kind.is_planned(state)?then("Мы пишем вам о плановых работах, которые вас касаются.", "Мы пишем вам о сбое, который вас коснулся.") + "\nЭто сервисное сообщение, не реклама.">
${incident}

<#if correction??>
ИСПРАВЛЕНИЕ
В том, что мы вам об этом писали, была ошибка. Верно вот что.
Простите нас.

</#if>
<#if customer.given_name?has_content>${customer.given_name}, здравствуйте!<#else>Здравствуйте!</#if>

<#if texts["${key}_means"]??>
${word}. ${texts["${key}_means"]}<#if severity! == "critical" && kind.is_open(state)> Сейчас для нас нет ничего важнее.</#if>

</#if>
${update}

<#if !kind.looks_back(state)>
  Сейчас         ${word}
</#if>
  ${kind.when(state, "Начало        ", "С             ", "Начало        ")} ${began_at}
  Что затронуто  ${component}
<#if failed_orders??>
  Ваши платежи   отклонено: ${failed_orders}<#if failed_total??>, всего ${failed_total}</#if>
</#if>
<#if earlier?has_content>

Что мы писали раньше
--------------------
<#list earlier as row>
${row.at}<#if row.state??> — ${texts["incident_" + row.state?replace("-", "_")]!row.state}</#if>
${row.text}
<#sep>

</#sep>
</#list>
</#if>
<#if next_update_at??>

Что дальше
----------
Следующая новость — не позже ${next_update_at}.
Напишем к этому времени, даже если ничего не изменится.
<#elseif kind.is_over(state)>

Если что-то всё ещё не работает, ответьте на это письмо: его прочтёт
человек.
</#if>
</@mail.frame>
