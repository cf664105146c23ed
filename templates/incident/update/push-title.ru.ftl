<#if correction??>Исправление: </#if>${incident}: ${texts["incident_" + state?replace("-", "_")]!state}
