using PrepBot.Chat.Commands;
using PrepBot.Chat.Forms;
using PrepBot.Chat.Messages;
using PrepBot.Chat.Platforms;
using PrepBot.Values.Identity;

namespace PrepBot.Chat.Interactions;

/// <summary>Who did something, where and when: from the platform's envelope, never from an id in a button or form.</summary>
/// <param name="DeliveryId">The platform's id of this delivery; the same when it is delivered again. 1-100 characters.</param>
/// <param name="Room">The channel or room it happened in.</param>
/// <param name="DisplayName">Their name as shown; never logged.</param>
/// <param name="IsOrganiser">Whether the platform says they may change the community's settings; holds only with <see cref="EnvelopeProof.Rights"/>.</param>
/// <param name="ArrivedAt">When it reached us, by our clock.</param>
public sealed record Origin(
    string DeliveryId,
    CommunityRef Community,
    RoomRef Room,
    PersonRef Person,
    string DisplayName,
    bool IsOrganiser,
    DateTimeOffset ArrivedAt)
{
    /// <summary>Until when the platform takes a first answer; what comes later is not done, only kept. By our clock.</summary>
    public required DateTimeOffset AnswerBy { get; init; }

    /// <summary>The rights the bot lacks in this room, where the platform tells them with the interaction.</summary>
    public MissingRights Missing { get; init; } = MissingRights.None;

    /// <summary>What the envelope itself proves about the person. What it does not, the platform is asked for.</summary>
    public EnvelopeProof Proof { get; init; }

    /// <summary>The private message that was pressed, where it can be changed later; or null.</summary>
    public PostedMessage? Pressed { get; init; }

    /// <summary>IANA zone of the person, where the platform tells it.</summary>
    public string? TimeZone { get; init; }
}

/// <summary>Rights the bot lacks in a room, in the platform's own words.</summary>
/// <param name="ToPost">Without these nothing can be posted there.</param>
/// <param name="ToOpenRooms">Without these no private room can be opened under it.</param>
public sealed record MissingRights(IReadOnlyList<string> ToPost, IReadOnlyList<string> ToOpenRooms)
{
    /// <summary>None, as far as is known.</summary>
    public static MissingRights None { get; } = new([], []);
}

/// <summary>What an interaction's envelope proves about who acts, at the moment it was made.</summary>
public enum EnvelopeProof
{
    /// <summary>Only who it is: as in a direct message, where the community comes from the button.</summary>
    Nothing = 0,

    /// <summary>That they are a member now.</summary>
    Membership = 1,

    /// <summary>That they are a member now, and whether an organiser.</summary>
    Rights = 2,
}

/// <summary>Something a person did. A closed set.</summary>
public abstract record Interaction(Origin Origin);

/// <summary>A command with its inputs.</summary>
/// <param name="Origin">Who, where, when.</param>
/// <param name="Command">The subcommand's name, "start".</param>
/// <param name="Values">The inputs that were understood.</param>
public sealed record CommandUsed(Origin Origin, string Command, CommandValues Values) : Interaction(Origin);

/// <summary>A press of a button or a choice from a select.</summary>
/// <param name="Origin">Who, where, when.</param>
/// <param name="Action">What it means.</param>
/// <param name="Chosen">The values of a select.</param>
public sealed record ActionClicked(Origin Origin, ActionId Action, IReadOnlyList<string> Chosen) : Interaction(Origin);

/// <summary>A form that was sent, or a step of it.</summary>
/// <param name="Origin">Who, where, when.</param>
/// <param name="Form">What sending it means.</param>
/// <param name="Answers">What was typed.</param>
/// <param name="IsComplete">False while further steps follow: then the answers are kept as a draft.</param>
public sealed record FormSubmitted(Origin Origin, ActionId Form, FormAnswers Answers, bool IsComplete) : Interaction(Origin);

/// <summary>A person left the community.</summary>
public sealed record PersonLeft(Origin Origin) : Interaction(Origin);
