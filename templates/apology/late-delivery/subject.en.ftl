<#import "/_layout/plural.ftl" as plural>
Order ${order_number} came ${days_late} ${plural.en(raw.days_late, "day", "days")} late. We are sorry
