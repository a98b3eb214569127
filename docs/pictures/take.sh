#!/bin/sh
# Takes the pictures of this folder again, from real runs of the program that was built last.
set -eu
cd "$(dirname "$0")"
here=$(pwd)
root=../..
program=$(realpath "$root/artifacts/bin/PciAutoHeal.Cli/debug/pciautoheal")
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

# In an empty folder, for a rollout.yaml would be taken for the spec.
(cd "$work" && python3 "$here/terminal.py" "$here/rehearse.svg" "$program" rehearse)

browser() { node "$root/tests/Cli.Tests/peers/browser/browser.cjs" > /dev/null; }
[ -d "$root/tests/Cli.Tests/peers/browser/node_modules" ] || { echo "no browser: the pictures of the report are left as they are"; exit 0; }

"$program" org snapshot --accounts 160 --regions eu-west-1,eu-central-1,us-east-1,us-west-2,ap-southeast-2 --seed 5 > "$work/org.json"
"$program" rehearse --spec rollout.yaml --organization "$work/org.json" --faults faults.json --report "$work/report.html" || [ $? -eq 1 ]
(cd "$work" && "$program" rehearse --report waves.html)
for scheme in light dark; do
  printf '{"page":"%s","steps":[{"do":"scheme","scheme":"%s"},{"do":"size","width":1360,"height":900},{"do":"shoot","path":"report-%s.png"}]}' \
    "$work/report.html" "$scheme" "$scheme" | browser
  printf '{"page":"%s","steps":[{"do":"scheme","scheme":"%s"},{"do":"shoot","path":"report-waves-%s.png","at":"#waves"}]}' \
    "$work/waves.html" "$scheme" "$scheme" | browser
done
