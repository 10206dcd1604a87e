using PrepBot.Chat.Messages;
using PrepBot.Domain.Pairing;
using PrepBot.Practice.Wording;
using PrepBot.Values.Identity;

namespace PrepBot.Practice.Queue;

/// <summary>One press pairs with just this one who waits, in the part that is free beside them.</summary>
internal static class PartnerButton
{
    /// <summary>What is left of a name beside the rest.</summary>
    private const int MaxName = 24;

    /// <summary>The part that is free beside somebody; null beside who only watches.</summary>
    public static WantedRole? RoleBeside(WantedRole waiting) => waiting switch
    {
        WantedRole.Candidate => WantedRole.Interviewer,
        WantedRole.Interviewer => WantedRole.Candidate,
        WantedRole.Either => WantedRole.Either,
        _ => null,
    };

    /// <summary>The button, plain.</summary>
    /// <param name="entry">What the partner waits for.</param>
    /// <param name="role">The part of whoever presses.</param>
    public static Button Create(ChannelId channel, WaitingEntry entry, string name, WantedRole role)
    {
        var fitted = Label.Fit(name, MaxName);
        var label = role switch
        {
            WantedRole.Interviewer => $"Interview {fitted}",
            WantedRole.Candidate => $"Be asked by {fitted}",
            _ => $"Practise with {fitted}",
        };
        return new Button(new ActionId(Practise.StartFeature, "instead", Subject.Create(channel).And(entry.Id).And(InWords.Name(role))), label);
    }
}
