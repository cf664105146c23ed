<#-- What the states of incidents and of planned work have in common. -->

<#-- Planned work, which is nobody's mishap. -->
<#function is_planned state>
  <#return ["announced", "rescheduled", "started", "done"]?seq_contains(state)>
</#function>

<#-- It hurts, and is being worked on. -->
<#function is_open state>
  <#return ["investigating", "identified"]?seq_contains(state)>
</#function>

<#-- Nothing more is to come. -->
<#function is_over state>
  <#return ["resolved", "post-mortem", "changed", "done"]?seq_contains(state)>
</#function>

<#-- One of three words for when it began: it will, it has and lasts, it is over. -->
<#function when state ahead lasting over>
  <#if ["announced", "rescheduled"]?seq_contains(state)><#return ahead></#if>
  <#return is_over(state)?then(over, lasting)>
</#function>

<#-- It tells what came of it, and not how things stand. -->
<#function looks_back state>
  <#return ["post-mortem", "changed"]?seq_contains(state)>
</#function>
