using PrepBot.Chat.Commands;
using PrepBot.Chat.Interactions;
using PrepBot.Chat.Messages;
using PrepBot.Domain.Pairing;
using PrepBot.Domain.Principles;
using PrepBot.Domain.Questions;
using PrepBot.Domain.Rounds;
using PrepBot.Practice.Wording;
using PrepBot.Values.Identity;

namespace PrepBot.Practice.Queue.StartMock;

/// <summary>A wish of which a part was not understood: nothing is started, and a button says each thing that may have been meant.</summary>
internal static class AskBack
{
    /// <summary>The words, and the buttons.</summary>
    /// <param name="unread">What was not understood.</param>
    /// <param name="invites">Somebody was named: then a button would leave them out, so there is none for what was understood.</param>
    public static Reply Create(UnreadWords unread, RoundRequest wish, bool invites, ChannelId channel, PrincipleSet principles, ReferenceCards cards)
    {
        var buttons = new List<Button>();
        if (!invites)
        {
            buttons.AddRange(unread.MaybeMeant.Select(key => Practise.This(new PrincipleId(key), principles, channel)).DistinctBy(button => button.Action));
            if (Subject(wish, channel, cards) is { } subject)
                buttons.Add(new Button(new ActionId(Practise.StartFeature, "as-read", subject), wish is { Role: WantedRole.Either, Principles.Count: 0, Minutes: null } ? "Start with anything" : StartMockTexts.StartAsRead));
        }

        return Reply.Privately(StartMockTexts.NotStarted(unread.Told, buttons.Count), [.. buttons]);
    }

    /// <summary>The wish a button carries. What does not fit any more is left out.</summary>
    public static RoundRequest Request(Subject subject, PrincipleSet principles, ReferenceCards cards)
    {
        var keys = Enumerable.Range(3, RoundRules.MaxPrinciples + 1).Select(subject.Part).OfType<string>().ToList();
        IReadOnlyList<PrincipleId> named = [.. keys.Select(key => principles.TryGet(new PrincipleId(key))).OfType<Principle>().Select(principle => principle.Id).Take(RoundRules.MaxPrinciples)];
        var theme = keys.Select(key => cards.TryGet(new ThemeId(key))).FirstOrDefault(found => found is not null);
        return new(
            StartMock.RoleOf(subject.Part(1)),
            named.Count > 0 ? named : [.. (theme?.Principles ?? []).Take(RoundRules.MaxPrinciples)],
            subject.Number(2) is >= RoundRules.MinMinutes and <= RoundRules.MaxMinutes and var minutes ? minutes : null)
        {
            Theme = theme?.Theme.Id,
        };
    }

    /// <summary>A theme stands for its principles: all of them together fill no button. Null when the wish is longer than a button holds.</summary>
    private static Subject? Subject(RoundRequest wish, ChannelId channel, ReferenceCards cards)
    {
        var theme = cards.TryGet(wish.Theme);
        var named = theme is not null && wish.Principles.SequenceEqual(theme.Principles.Take(RoundRules.MaxPrinciples)) ? [] : wish.Principles.Select(principle => principle.Key);
        var parts = new[] { InWords.Name(wish.Role), $"{wish.Minutes ?? 0}" }.Concat(theme is null ? [] : [theme.Theme.Id.Key]).Concat(named).ToList();
        var subject = Chat.Messages.Subject.Create(channel);
        return subject.ToString().Length + parts.Sum(part => part.Length + 1) <= Chat.Messages.Subject.MaxLength
            ? parts.Aggregate(subject, (all, part) => all.And(part))
            : null;
    }
}
