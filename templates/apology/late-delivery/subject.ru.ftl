<#import "/_layout/plural.ftl" as plural>
Заказ ${order_number} опоздал на ${days_late} ${plural.ru(raw.days_late, "день", "дня", "дней")}. Простите нас
