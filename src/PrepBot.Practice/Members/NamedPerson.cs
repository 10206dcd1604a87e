using PrepBot.Chat.Commands;
using PrepBot.Chat.Dispatch;
using PrepBot.Chat.Interactions;
using PrepBot.Chat.Messages;
using PrepBot.Chat.Platforms;

namespace PrepBot.Practice.Members;

/// <summary>Whoever is named in a command is looked at before anything is done with the name: not everybody can be invited, appointed or put on a list.</summary>
internal static class NamedPerson
{
    /// <summary>Why this cannot be done with who was named, or null when it can.</summary>
    /// <exception cref="UnaskedPeopleException">The platform has to be asked first.</exception>
    public static Reply? Refusal(Call call, MemberValue named) => Words(new PersonName(named.Person, named.DisplayName), call.People.Find(named.Person)) is { } why
        ? Reply.Privately(Message.Create(why))
        : null;

    /// <summary>What is wrong with somebody, in words for whoever named them; null for a person who is a member.</summary>
    public static RichText? Words(PersonName name, Membership who) => who switch
    {
        Membership.Active => null,
        Membership.Bot => MemberTexts.IsABot(name),
        Membership.NotThere => MemberTexts.IsNotInThisGroup(name),
        Membership.Deactivated => MemberTexts.AccountSwitchedOff(name),
        Membership.OfAnotherOrganisation => MemberTexts.OfAnotherOrganisation(name),
        Membership.Unknown => MemberTexts.CouldNotCheck(name),
        _ => throw new NotSupportedException($"No words for {who.GetType().Name}."),
    };
}
