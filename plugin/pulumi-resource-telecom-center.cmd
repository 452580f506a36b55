@echo off
node "%~dp0pulumi-resource-telecom-center" %*
