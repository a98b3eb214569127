using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using PciAutoHeal.Core.Accounts;

namespace PciAutoHeal.Documents.Organizations;

/// <summary>Writes an <c>org.json</c>: one organization gives one text, whatever order it was read in.</summary>
public static class OrganizationWriter
{
    /// <summary>A file for people and programs, never part of a web page: names stay readable.</summary>
    private static readonly JsonWriterOptions Readable = new()
    {
        Indented = true,
        NewLine = "\n",
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public static string Write(OrganizationSnapshot organization)
    {
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream, Readable))
        {
            json.WriteStartObject();
            json.WriteString("schema", OrganizationReader.Schema);
            json.WriteStartObject("organization");
            json.WriteString("id", organization.OrganizationId);
            json.WriteString("managementAccountId", organization.ManagementAccountId.Value);
            json.WriteString("delegatedAdministratorId", organization.DelegatedAdministratorId.Value);
            json.WriteEndObject();
            List(json, "regions", organization.Regions.Select(r => r.Value));
            json.WriteStartArray("accounts");
            foreach (var account in organization.Accounts.OrderBy(a => a.Id))
                Account(json, account);
            json.WriteEndArray();
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(stream.GetBuffer().AsSpan(0, (int)stream.Length)) + "\n";
    }

    private static void Account(Utf8JsonWriter json, Account account)
    {
        json.WriteStartObject();
        json.WriteString("id", account.Id.Value);
        json.WriteString("name", account.Name);
        json.WriteString("state", account.State.Word());
        List(json, "path", account.Path);
        json.WriteStartObject("tags");
        foreach (var tag in account.Tags.OrderBy(t => t.Key, StringComparer.Ordinal))
            json.WriteString(tag.Key, tag.Value);
        json.WriteEndObject();
        if (account.Regions is { } regions)
            List(json, "regions", regions.Select(r => r.Value));
        if (account.Recorders is { } recorders)
        {
            json.WriteStartArray("recorders");
            foreach (var recorder in recorders)
                Recorder(json, recorder);
            json.WriteEndArray();
        }

        json.WriteEndObject();
    }

    private static void Recorder(Utf8JsonWriter json, Recorder recorder)
    {
        json.WriteStartObject();
        json.WriteString("region", recorder.Region.Value);
        json.WriteBoolean("recording", recorder.Recording);
        json.WriteBoolean("allSupported", recorder.AllSupported);
        json.WriteBoolean("includeGlobal", recorder.IncludeGlobal);
        json.WriteEndObject();
    }

    private static void List(Utf8JsonWriter json, string name, IEnumerable<string> values)
    {
        json.WriteStartArray(name);
        foreach (var value in values)
            json.WriteStringValue(value);
        json.WriteEndArray();
    }
}
