<#import "/_layout/text.ftl" as mail>
<#import "/_layout/incident.ftl" as kind>
<#assign key = "incident_" + state?replace("-", "_")>
<#assign word = (texts[key]!state)?cap_first>
<@mail.frame why=kind.is_planned(state)?then("This email is about planned work that touches you.", "This email is about a problem that affects you.") + "\nIt is a service message, not advertising.">
${incident}

<#if correction??>
CORRECTION
Something that we wrote to you about this was wrong. This is right.
We're sorry.

</#if>
Hello<#if customer.given_name?has_content> ${customer.given_name}</#if>,

<#if texts["${key}_means"]??>
${word}. ${texts["${key}_means"]}<#if severity! == "critical" && kind.is_open(state)> Nothing is more important to us right now.</#if>

</#if>
${update}

<#if !kind.looks_back(state)>
  Now        ${word}
</#if>
  ${kind.when(state, "Begins    ", "Since     ", "Began     ")} ${began_at}
  Affected   ${component}
<#if failed_orders??>
  Payments   ${failed_orders} refused<#if failed_total??>, ${failed_total}</#if>
</#if>
<#if earlier?has_content>

What we said before
-------------------
<#list earlier as row>
${row.at}<#if row.state??> – ${texts["incident_" + row.state?replace("-", "_")]!row.state}</#if>
${row.text}
<#sep>

</#sep>
</#list>
</#if>
<#if next_update_at??>

What comes next
---------------
Next update by ${next_update_at}.
We'll write by then even if nothing has changed.
<#elseif kind.is_over(state)>

If something still doesn't work for you, answer this email: a person
reads it.
</#if>
</@mail.frame>
