namespace PrepBot.Storage.Documents;

/// <summary>Who is being erased, sealed until it is done.</summary>
internal sealed record StoredPerson(string Platform, string ExternalId, string DisplayName, bool SaysWhenDone);
