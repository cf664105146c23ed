<#-- What the states of incidents and of planned work have in common. -->

<#-- Planned work, which is nobody's mishap. -->
<#function is_planned state>
  <#return ["announced", "rescheduled", "started", "done"]?seq_contains(state)>
</#function>

<#-- Not begun yet. -->
<#function is_ahead state>
  <#return ["announced", "rescheduled"]?seq_contains(state)>
</#function>

<#-- It hurts, and is being worked on. -->
<#function is_open state>
  <#return ["investigating", "identified"]?seq_contains(state)>
</#function>

<#-- Nothing more is to come. -->
<#function is_over state>
  <#return ["resolved", "post-mortem", "done"]?seq_contains(state)>
</#function>
