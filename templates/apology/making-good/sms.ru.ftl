<#import "/_layout/goodwill.ftl" as goodwill>
<#assign gift = goodwill.ru(amount!, points!, (raw.points)!0, discount!, refund!)>
${brand.name}: ${short?uncap_first}. Вам ${gift} по коду ${code} до ${valid_until}.
