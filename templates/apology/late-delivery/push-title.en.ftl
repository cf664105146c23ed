<#import "/_layout/plural.ftl" as plural>
Your order came ${days_late} ${plural.en(raw.days_late, "day", "days")} late. Sorry
