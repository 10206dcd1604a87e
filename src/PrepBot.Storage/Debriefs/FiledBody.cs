using System.Text.Json.Serialization.Metadata;
using PrepBot.Domain.Debriefs;
using PrepBot.Storage.Documents;
using PrepBot.Storage.Sealing;

namespace PrepBot.Storage.Debriefs;

/// <summary>A debrief or self-review as it is read, wherever it is: what is sealed cannot be changed by a migration, so the ids of flags come in here.</summary>
internal static class FiledBody
{
    /// <summary>Null when it does not open any more.</summary>
    public static T? TryOpen<T>(ContentCipher cipher, byte[] body, SealingContext context)
        where T : class
    {
        var filed = cipher.TryOpen(body, (JsonTypeInfo<T>)StoredJson.Default.GetTypeInfo(typeof(T))!, context);
        return filed is Debrief debrief ? debrief.WithFlagIds() as T : filed;
    }
}
