<#import "/_layout/goodwill.ftl" as goodwill>
<#assign gift = goodwill.en(amount!, points!, (raw.points)!0, discount!, refund!)>
For our mistake you have ${gift} with the code ${code}.
