<#import "/_layout/when.ftl" as when>
${short}<#if next_update_at??> Новости — до ${when.short(next_update_at, run_date)}.</#if>
