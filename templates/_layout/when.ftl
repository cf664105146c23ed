<#--
  A moment in few letters, for SMS and push: the time alone if it is on the run's day, else day
  and time, without the year; both by the reader's clock, whose zone mails name.
  ${when.short(next_update_at, run_date)}
-->
<#function short moment run_date>
  <#local parts = moment?split(", ")>
  <#local day = parts[0]?split(" ")>
  <#local time = parts[1]?split(" ")[0]>
  <#return (parts[0] == run_date)?then(time, "${day[0]} ${day[1]}, ${time}")>
</#function>
