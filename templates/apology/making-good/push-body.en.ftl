<#import "/_layout/goodwill.ftl" as goodwill>
<#assign gift = goodwill.en(amount!, points!, (raw.points)!0, discount!, refund!)>
For you: ${gift} with the code ${code} until ${valid_until}.
