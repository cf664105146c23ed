<#import "/_layout/plural.ftl" as plural>
${brand.name}: заказ ${order_number} опоздал на ${days_late} ${plural.ru(raw.days_late, "день", "дня", "дней")}. Виноваты мы, простите. ${goodwill} на счёте до ${goodwill_until}. Напишем до ${next_word_on}.
