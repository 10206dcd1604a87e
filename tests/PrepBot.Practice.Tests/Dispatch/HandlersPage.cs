using System.Text;
using PrepBot.Chat.Commands;
using PrepBot.Chat.Dispatch;
using PrepBot.Chat.Forms;
using PrepBot.Chat.Messages;
using PrepBot.Domain.Rounds;
using PrepBot.Practice.Communities;
using PrepBot.Practice.Queue;
using PrepBot.Practice.Rounds;

namespace PrepBot.Practice.Tests.Dispatch;

/// <summary>The page of docs with every handler, written from the catalogue. A rule, kind or input without words fails here.</summary>
internal static class HandlersPage
{
    private const string Introduction = """
        # Every handler, and who may use it

        Written from the catalogue of features; a test holds this page to it. To write it anew:
        `PREPBOT_WRITE_HANDLERS=1 tests/PrepBot.Practice.Tests/bin/Debug/net10.0/PrepBot.Practice.Tests -class "*CatalogTests*"`.

        **Who acts** comes from the platform's envelope, and the rule is checked on rows loaded in the handler's own transaction. Every rule but *anybody* is
        for members only, **as their platform says at that moment**: what the envelope itself proves counts (on Discord a click in a server, on Slack that the
        account is of this workspace), and everything else is asked for: `GET /guilds/{id}/members/{id}` on Discord, `users.info` on Slack. An answer is
        trusted for a minute at the most, and less when an event says otherwise. Whoever is named, invited, seated or paired is looked at the same way, and so
        is whoever gets a private message, when it is sent. While the platform does not answer, nothing is given to anybody on a guess: power is refused with
        the reason, private words wait.

        **How long it may take.** The first answer leaves within 2.5 s. What *shows* or *changes* something is deferred visibly after 1.2 s, or before the
        platform is asked anything. What *opens a form*, and a form that is sent, cannot be deferred: there the platform is asked for as long as 1.2 s from
        arrival allow, and without its answer the person is told so; nothing typed is lost. A click past its deadline is not carried out, and a form past it is kept as a draft.

        **A second delivery** of something that *shows* shows it again; of something that *changes* changes nothing and gets the first one's answer; of
        something that *opens a form* opens it again, with what was typed so far. A refusal for lack of an answer from the platform is not remembered: the next
        delivery is a new try.


        """;

    public static string Markdown(FeatureCatalog catalog)
    {
        var page = new StringBuilder(Introduction.ReplaceLineEndings("\n"));
        page.Append("| What | Who may | Kind | Takes |\n|---|---|---|---|\n");
        foreach (var (key, handler) in catalog.Handlers.OrderBy(pair => pair.Key, StringComparer.Ordinal))
            page.Append($"| `{key}` | {Rule(handler.Rule)} | {Kind(handler.Kind)} | {Takes(handler.Trigger)} |\n");

        return page.Append($"\n{catalog.Handlers.Count} handlers.\n").ToString();
    }

    private static string Rule(AccessRule rule) => rule switch
    {
        AccessRule.OfAnybody => "anybody, a member or not",
        AccessRule.OfAnyMember => "every member",
        MockChannelRule => "members, in a channel that is open for mocks or in a room of it",
        AccessRule.OfOrganiser => "organisers, by the platform's rights of this moment or by appointment",
        OwnEntryRule => "the member whose waiting entry it is",
        InvitationRule { ByInvited: true } => "the member who is invited",
        InvitationRule { ByInvited: false } => "the member who invites",
        RingRule { IsForBoth: false } => "the member who is rung",
        RingRule { IsForBoth: true } => "the member who is rung, and the one they are rung for",
        RoundRule { Parts: var parts } => $"of the round: {Parts(parts)}",
        _ => throw new NotSupportedException($"No words for {rule.GetType().Name}."),
    };

    private static string Parts(RoundPart parts) => string.Join(
        ", ",
        new[] { (RoundPart.Interviewer, "interviewer"), (RoundPart.Candidate, "candidate"), (RoundPart.Observer, "observer") }
            .Where(part => (parts & part.Item1) != RoundPart.None).Select(part => part.Item2));

    private static string Kind(HandlerKind kind) => kind switch
    {
        HandlerKind.Shows => "shows",
        HandlerKind.Changes => "changes",
        HandlerKind.OpensForm => "opens a form",
        _ => throw new NotSupportedException($"No words for {kind}."),
    };

    private static string Takes(Trigger trigger) => trigger switch
    {
        OnCommand { Definition.Inputs: var inputs } => string.Join("; ", inputs.Select(Input)),
        OnClick => $"a subject of at most {Subject.MaxLength} characters",
        OnForm => $"at most {FormAnswers.MaxTotalLength:N0} characters in all, each field its own length",
        OnPersonLeft => "",
        _ => throw new NotSupportedException($"No words for {trigger.GetType().Name}."),
    };

    private static string Input(CommandInput input) => $"{input.Name}: " + input switch
    {
        WordsInput several => (several.Max == 1 ? $"one {several.Words.Noun}" : $"up to {several.Max} {several.Words.Noun}s") + (several.OrOneOf is { } others ? $", and a {others.Noun}" : ""),
        NumberInput number => $"{number.Min} to {number.Max}",
        ChoiceInput choice => string.Join(" / ", choice.Options.Select(option => option.Value)),
        MemberInput => "a person, who is looked at",
        _ => input.GetType().Name.Replace("Input", "", StringComparison.Ordinal).ToLowerInvariant(),
    };
}
