@echo off
for /f "delims=" %%i in ('node -p "require.resolve('@pulumi/pulumi/cmd/run-policy-pack')"') do node "%%i" %*
