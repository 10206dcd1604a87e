namespace PrepBot.Playground.Inbound;

/// <summary>What every deed of a page says first.</summary>
internal interface IRequestBody
{
    /// <summary>Made by the page; the same when it tries the same deed again because no answer came.</summary>
    string DeliveryId { get; }
}

/// <summary>A line typed into a room.</summary>
internal sealed record LineBody(string DeliveryId, string Text) : IRequestBody;

/// <summary>A press of a button or a choice from a select.</summary>
internal sealed record ClickBody(string DeliveryId, string Action, long? MessageId = null, IReadOnlyList<string>? Chosen = null) : IRequestBody;

/// <summary>A form that is sent, or what stands in it so far.</summary>
internal sealed record FormBody(
    string DeliveryId, string Form, IReadOnlyDictionary<string, IReadOnlyList<string>> Answers, bool IsComplete, long? MessageId = null) : IRequestBody;

/// <summary>A line being typed.</summary>
internal sealed record CompletionBody(string Text);
