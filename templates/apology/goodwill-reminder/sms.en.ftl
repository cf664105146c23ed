<#import "/_layout/goodwill.ftl" as goodwill>
<#assign gift = goodwill.en(amount!, points!, (raw.points)!0, discount!, refund!)>
${brand.name}: for our mistake you have ${gift} with the code ${code}, until ${valid_until}. We will not remind you again.
