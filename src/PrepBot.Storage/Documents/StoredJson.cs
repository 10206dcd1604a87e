using System.Text.Json.Serialization;
using PrepBot.Chat.Forms;
using PrepBot.Chat.Interactions;
using PrepBot.Chat.Messages;
using PrepBot.Chat.Work;
using PrepBot.Domain.Answers;
using PrepBot.Domain.Debriefs;
using PrepBot.Domain.Questions;

namespace PrepBot.Storage.Documents;

/// <summary>How values are written that are stored as a whole. What can be worked out from the rest is left out.</summary>
[JsonSourceGenerationOptions(
    IgnoreReadOnlyProperties = true,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    Converters = [typeof(PrincipleIdJsonConverter), typeof(SignKeyJsonConverter), typeof(ValueListJsonConverter)])]
[JsonSerializable(typeof(Reply))]
[JsonSerializable(typeof(Message))]
[JsonSerializable(typeof(FormAnswers))]
[JsonSerializable(typeof(OutboxContent))]
[JsonSerializable(typeof(Debrief))]
[JsonSerializable(typeof(PrincipleScore))]
[JsonSerializable(typeof(SelfReview))]
[JsonSerializable(typeof(OwnView))]
[JsonSerializable(typeof(Note))]
[JsonSerializable(typeof(EarRating))]
[JsonSerializable(typeof(RoundProgress))]
[JsonSerializable(typeof(PromptDraft))]
[JsonSerializable(typeof(StoredPerson))]
internal sealed partial class StoredJson : JsonSerializerContext;
