<#if correction??>Correction: </#if>${incident}: ${texts["incident_" + state?replace("-", "_")]!state}
