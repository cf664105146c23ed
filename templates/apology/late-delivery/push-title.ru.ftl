<#import "/_layout/plural.ftl" as plural>
Мы опоздали на ${days_late} ${plural.ru(raw.days_late, "день", "дня", "дней")}. Простите
