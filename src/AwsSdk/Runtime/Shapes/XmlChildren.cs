using Amazon.Runtime.Internal.Transform;

namespace PciAutoHeal.AwsSdk.Shapes;

/// <summary>Walks the child elements of the element an XML context stands on.</summary>
public static class XmlChildren
{
    /// <summary>Goes to the document's first element, past the declaration that some servers write.</summary>
    public static void ReadToRoot(this XmlUnmarshallerContext context)
    {
        while (context.Read() && !context.IsStartElement)
        {
        }
    }

    /// <summary>
    /// The name of each direct child, with the context standing on it. The caller may read the child or leave it: what
    /// it leaves is passed over, however deep. Afterwards the context is behind the parent's end.
    /// </summary>
    public static IEnumerable<string> Children(this XmlUnmarshallerContext context)
    {
        var parent = context.CurrentDepth;
        while (context.ReadAtDepth(parent))
        {
            if (context.IsStartElement && context.CurrentDepth == parent + 1)
            {
                yield return context.CurrentElementName;
            }
        }
    }
}
