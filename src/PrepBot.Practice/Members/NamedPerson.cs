using PrepBot.Chat.Commands;
using PrepBot.Chat.Dispatch;
using PrepBot.Chat.Interactions;
using PrepBot.Chat.Messages;
using PrepBot.Chat.Platforms;
using PrepBot.Practice.Wording;

namespace PrepBot.Practice.Members;

/// <summary>Whoever is named in a command is looked at before anything is done with the name: not everybody can be invited, appointed or put on a list.</summary>
internal static class NamedPerson
{
    /// <summary>Why this cannot be done with who was named, or null when it can.</summary>
    /// <exception cref="UnaskedPeopleException">The platform has to be asked first.</exception>
    public static Reply? Refusal(Call call, MemberValue named) => Words(new PersonName(named.Person, named.DisplayName), call.People.Find(named.Person)) is { } why
        ? Reply.Privately(Message.Of(RichText.Of($"{why} {InWords.OnlyYou:light}")))
        : null;

    /// <summary>What is wrong with somebody, in words for whoever named them; null for a person who is a member.</summary>
    public static RichText? Words(PersonName name, Membership who) => who switch
    {
        Membership.Active => null,
        Membership.Bot => RichText.Of($"{name} is a bot, and this is for people. Please name a member; nothing was changed."),
        Membership.NotThere => RichText.Of($"{name} is not in this group, so I did nothing. Once they have joined, it works."),
        Membership.Deactivated => RichText.Of($"The account of {name} is switched off, so I did nothing. Once it is on again, it works."),
        Membership.OfAnotherOrganisation => RichText.Of($"{name} belongs to another organisation, and I work for the people of this group only. Please name a member; nothing was changed."),
        Membership.Unknown => RichText.Of($"I could not check just now who {name} is: the chat service did not answer me. Nothing was changed; please try again in a minute."),
        _ => throw new NotSupportedException($"No words for {who.GetType().Name}."),
    };
}
