using System.Text;
using System.Text.RegularExpressions;
using PciAutoHeal.Simulation.Wire;

namespace PciAutoHeal.Simulation.Services.S3;

/// <summary>Making, finding and removing buckets.</summary>
internal static partial class S3Buckets
{
    public static WireResponse Create(ApiCall call, S3Request request)
    {
        var (name, buckets) = (request.Bucket!, call.Cloud.Buckets);
        if (!Shape().IsMatch(name))
        {
            throw new ApiError("InvalidBucketName", "The specified bucket is not valid.");
        }

        if (buckets.Find(name) is { } existing)
        {
            // In us-east-1 creating one's own bucket again is no error.
            return existing.Owner != call.Caller.Account
                ? throw new ApiError("BucketAlreadyExists", "The requested bucket name is not available.", 409)
                : existing.Region == "us-east-1" && call.Region == "us-east-1"
                    ? Made(name)
                    : throw new ApiError("BucketAlreadyOwnedByYou",
                        "Your previous request to create the named bucket succeeded and you already own it.", 409);
        }

        var body = Encoding.UTF8.GetString(S3Body.Of(request.Wire).Content.Span);
        var wanted = Location().Match(body) is { Success: true } match ? match.Groups[1].Value : "us-east-1";
        wanted = wanted == "EU" ? "eu-west-1" : wanted; // its name from before there were regions; SDKs still send it
        if (wanted != call.Region)
        {
            throw new ApiError("IllegalLocationConstraintException",
                $"The {wanted} location constraint is incompatible for the region specific endpoint this request was sent to.");
        }

        buckets.Create(name, call.Caller.Account, wanted, call.Now);
        return Made(name);
    }

    public static WireResponse Head(ApiCall call, S3Request request) => new(200, "application/xml", default)
    {
        Headers = [("x-amz-bucket-region", S3Find.Bucket(call, request, "s3:ListBucket").Region)],
    };

    public static WireResponse Delete(ApiCall call, S3Request request)
    {
        var bucket = S3Find.Bucket(call, request, "s3:DeleteBucket");
        if (bucket.Objects.Count > 0)
        {
            throw new ApiError("BucketNotEmpty", "The bucket you tried to delete is not empty", 409);
        }

        call.Cloud.Buckets.Remove(bucket.Name);
        return new(204, "application/xml", default);
    }

    public static WireResponse Location(ApiCall call, S3Request request)
    {
        var region = S3Find.Bucket(call, request, "s3:GetBucketLocation").Region;
        return S3Xml.Answer("LocationConstraint", xml => xml.WriteString(region == "us-east-1" ? string.Empty : region));
    }

    public static WireResponse List(ApiCall call) => S3Xml.Answer("ListAllMyBucketsResult", xml =>
    {
        xml.WriteStartElement("Owner", S3Xml.Namespace);
        S3Xml.Text(xml, "ID", call.Caller.Account.Value);
        xml.WriteEndElement();
        xml.WriteStartElement("Buckets", S3Xml.Namespace);
        foreach (var bucket in call.Cloud.Buckets.All.Where(bucket => bucket.Owner == call.Caller.Account))
        {
            xml.WriteStartElement("Bucket", S3Xml.Namespace);
            S3Xml.Text(xml, "Name", bucket.Name);
            S3Xml.Text(xml, "CreationDate", new Instant(bucket.CreatedAt).Iso);
            xml.WriteEndElement();
        }

        xml.WriteEndElement();
    });

    private static WireResponse Made(string name) =>
        new(200, "application/xml", default) { Headers = [("Location", $"/{name}")] };

    [GeneratedRegex(@"\A(?!xn--)(?!.*\.\.)[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]\z")]
    private static partial Regex Shape();

    [GeneratedRegex("<LocationConstraint[^>]*>([a-zA-Z0-9-]+)</LocationConstraint>")]
    private static partial Regex Location();
}
