<#import "/_layout/plural.ftl" as plural>
${brand.name}: order ${order_number} came ${days_late} ${plural.en(raw.days_late, "day", "days")} late. Our fault, sorry. ${goodwill} is on your account until ${goodwill_until}. More news by ${next_word_on}.
