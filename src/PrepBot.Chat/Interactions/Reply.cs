using System.Text.Json.Serialization;
using PrepBot.Chat.Forms;
using PrepBot.Chat.Messages;

namespace PrepBot.Chat.Interactions;

/// <summary>The answer to an interaction. What others are to see goes by way of the outbox instead.</summary>
[JsonDerivedType(typeof(PrivateReply), "private")]
[JsonDerivedType(typeof(UpdateReply), "update")]
[JsonDerivedType(typeof(FormReply), "form")]
[JsonDerivedType(typeof(FormErrorsReply), "form-errors")]
[JsonDerivedType(typeof(SilentReply), "silent")]
public abstract record Reply
{
    /// <summary>A private message of one paragraph.</summary>
    public static Reply Privately(RichText text, params ReadOnlySpan<Button> buttons) => new PrivateReply(Message.Create(text, buttons));

    /// <summary>A private message.</summary>
    public static Reply Privately(Message message) => new PrivateReply(message);

    /// <summary>Nothing to say: what changed shows by itself.</summary>
    public static Reply Nothing { get; } = new SilentReply();
}

/// <summary>A message only the person sees. The platform marks it as such.</summary>
public sealed record PrivateReply(Message Message) : Reply
{
    /// <summary>A file that comes with it, or null. Only for answers that change nothing: an answer that is kept for a second delivery has no room for one.</summary>
    public Attachment? File { get; init; }

    /// <summary>The person comes back to it: where private answers vanish, it is sent where it stays.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool Keep { get; init; }

    /// <summary>What it asks as one form, for a platform that shows a form over an answer; null where it asks nothing of the kind.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public FormOver? InForm { get; init; }
}

/// <summary>
/// The questions of a private message as one form, with the answer that stands under it: putting the form away loses nothing. Where the form does not open, or a
/// form that is put away would leave nobody the wiser, the message itself is the answer.
/// </summary>
/// <param name="Under">What is said where the form opens.</param>
public sealed record FormOver(Form Form, Message Under);

/// <summary>The clicked private message becomes this one; where it cannot be changed any more, it is sent privately.</summary>
public sealed record UpdateReply(Message Message) : Reply;

/// <summary>A form opens.</summary>
public sealed record FormReply(Form Form) : Reply
{
    /// <summary>Opens it again, where what was pressed does something else first; of the form's own feature and subject. Null where pressing it once more does.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public Button? Again { get; init; }

    /// <summary>What the private card that was pressed becomes under the form, where the platform can change it by the same press; null leaves it as it is.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public Message? Meanwhile { get; init; }
}

/// <summary>The form stays, with what was typed and a word at each field that needs one. Nothing typed is lost.</summary>
/// <param name="Typed">What was typed, to be given back where the platform's form has closed already.</param>
/// <param name="Errors">Words for the person, by field key; the key "" is about the form as a whole.</param>
public sealed record FormErrorsReply(ActionId Form, FormAnswers Typed, IReadOnlyDictionary<string, string> Errors) : Reply
{
    /// <summary>What was typed under the labels of the form, in its order; empty where the form is not at hand.</summary>
    public IReadOnlyList<FilledField> Fields { get => field ?? []; init; }

    /// <summary>Takes it as it is, where that is allowed. Sending it again does the same.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public Button? Accept { get; init; }

    /// <summary>Nobody knows yet whether it was stored after all: then nothing says that it was not.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool IsUnsettled { get; init; }

    /// <summary>The same with a word about the form as a whole, unless it has one.</summary>
    public FormErrorsReply With(string word) =>
        Errors.ContainsKey("") ? this : this with { Errors = new Dictionary<string, string>(Errors) { [""] = word } };
}

/// <summary>A field of a form and what somebody put into it.</summary>
/// <param name="Words">What was typed, or the labels of what was chosen; "" for nothing.</param>
public sealed record FilledField(string Key, string Label, string Words);

/// <summary>Acknowledged, nothing shown.</summary>
public sealed record SilentReply : Reply;
