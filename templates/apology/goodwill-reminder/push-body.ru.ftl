<#import "/_layout/goodwill.ftl" as goodwill>
<#assign gift = goodwill.ru(amount!, points!, (raw.points)!0, discount!, refund!)>
За наш сбой у вас ${gift} по коду ${code}.
