<#import "/_layout/when.ftl" as when>
<#-- С названием, если хватает места предложению и времени следующей новости в двух сообщениях. -->
<#assign titled = "${incident}: ${texts['incident_' + state?replace('-', '_')]!state}. ${short}">
<#assign said = (titled?length gt 100)?then(short, titled)>
<#if correction??>${brand.name}, поправка: ${said}<#else>${brand.name}: ${said}</#if><#if next_update_at??> Далее: ${when.short(next_update_at, run_date)}</#if><#if (links.acknowledge)??> ${texts.acknowledge_by_text}</#if>
