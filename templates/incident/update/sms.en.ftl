<#import "/_layout/when.ftl" as when>
<#-- With its title, if that leaves room for the sentence and the next time in two messages. -->
<#assign titled = "${incident} – ${texts['incident_' + state?replace('-', '_')]!state}. ${short}">
<#assign said = (titled?length gt 100)?then(short, titled)>
<#if correction??>${brand.name}, correction: ${said}<#else>${brand.name}: ${said}</#if><#if next_update_at??> Next: ${when.short(next_update_at, run_date)}</#if>
