<#import "/_layout/when.ftl" as when>
<#-- With its title, if that leaves room for the sentence and the next time in two messages. -->
<#assign titled = "${incident}: ${texts['incident_' + state?replace('-', '_')]!state}. ${short}">
<#assign said = (titled?length gt 100)?then(short, titled)>
<#-- One curly quote or dash would halve what fits. -->
<#assign plain = said?replace("’", "'")?replace("“", "\"")?replace("”", "\"")?replace("–", "-")?replace("—", "-")>
<#if correction??>${brand.name}, correction: ${plain}<#else>${brand.name}: ${plain}</#if><#if next_update_at??> Next update by ${when.short(next_update_at, run_date)}.</#if><#if (links.acknowledge)??> ${texts.acknowledge_by_text}</#if>
