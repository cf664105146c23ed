<#import "/_layout/goodwill.ftl" as goodwill>
<#assign gift = goodwill.ru(amount!, points!, (raw.points)!0, discount!, refund!)>
${brand.name}: за наш сбой у вас ${gift}, код ${code}, до ${valid_until}. Больше не напомним.
