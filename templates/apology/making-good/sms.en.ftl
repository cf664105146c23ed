<#import "/_layout/goodwill.ftl" as goodwill>
<#assign gift = goodwill.en(amount!, points!, (raw.points)!0, discount!, refund!)>
<#-- One curly quote would halve what fits. -->
${brand.name}: ${short?replace("’", "'")}. For you: ${gift} with the code ${code} until ${valid_until}. ${brand.website_name}
