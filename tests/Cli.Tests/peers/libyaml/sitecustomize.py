"""Lets moto read YAML by libyaml where it is there: the templates of a release take it minutes otherwise."""
import yaml

if yaml.__with_libyaml__:
    yaml.Loader = yaml.loader.Loader = yaml.CLoader
    yaml.SafeLoader = yaml.loader.SafeLoader = yaml.CSafeLoader
    yaml.safe_load = lambda text: yaml.load(text, Loader=yaml.CSafeLoader)
