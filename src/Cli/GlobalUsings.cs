// Spectre.Console has a Region of its own; here a region is AWS's.
global using Region = PciAutoHeal.Core.Accounts.Region;
