<#import "/_layout/goodwill.ftl" as goodwill>
<#assign gift = goodwill.ru(amount!, points!, (raw.points)!0, discount!, refund!)>
До ${valid_until} для вас: ${gift}
