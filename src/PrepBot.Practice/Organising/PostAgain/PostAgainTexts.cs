using PrepBot.Chat.Messages;
using PrepBot.Chat.Work;
using PrepBot.Domain.Rounds;
using PrepBot.Practice.Members;
using PrepBot.Practice.Rounds;
using PrepBot.Values.Identity;

namespace PrepBot.Practice.Organising.PostAgain;

/// <summary>The question about a post nobody can prove. It says where to look, and nothing of what was meant for others alone.</summary>
internal static class PostAgainTexts
{
    public const string Feature = "post-again";

    private const int LongestBeginning = 200;

    public static Button Next { get; } = new(new ActionId(Feature, "next", Subject.None), "Decide about a post");

    public static async Task<Message> QuestionAsync(IUnitOfWork work, HeldItem held, CancellationToken cancellationToken)
    {
        var blocks = new List<Block>
        {
            new Paragraph(RichText.Create($"A message may not have been posted: the connection broke before I heard back, {new Moment(held.Item.CreatedAt, MomentStyle.Time)}.")),
            new Paragraph(await WhereAsync(work, held.Item, cancellationToken)),
        };

        // What stands in a channel everybody may read; the rest is not for organisers.
        if (held.Item.Content is PostToChannel { Message: var message })
            blocks.Add(new Quote(Label.Fit(message.ToPlainText(), LongestBeginning)));

        var subject = Subject.Create($"{held.Id}");
        blocks.Add(new Paragraph("If it is not there, post it again; if it is, leave it."));
        blocks.Add(new Buttons([new Button(new ActionId(Feature, "post", subject), "Post it again", ButtonStyle.Primary), new Button(new ActionId(Feature, "leave", subject), "Leave it")]));
        return new Message(blocks);
    }

    private static async Task<RichText> WhereAsync(IUnitOfWork work, OutboxItem item, CancellationToken cancellationToken) => item.Content switch
    {
        PostToChannel => "It was for a channel of this group, and begins like this:",
        PostToRoom post => await OfRoundAsync(work, item, post.Subject, "It was for the room", cancellationToken),
        SendPrivately word => await ToMemberAsync(work, item, MemberId.From(word.MemberId), cancellationToken),
        ShowCard card => await OfRoundAsync(work, item, card.Subject, "It was a card with buttons, in the room", cancellationToken),
        _ => "It was for this group.",
    };

    private static async Task<RichText> OfRoundAsync(IUnitOfWork work, OutboxItem item, Guid subject, string what, CancellationToken cancellationToken)
    {
        if (await work.Rounds.FindAsync(item.CommunityId, RoundId.From(subject), forChange: false, cancellationToken) is not { } round)
            return "It was a card with buttons, in a channel of this group.";

        var people = await People.OfAsync(work, round, cancellationToken);
        return RichText.Create($"{what} of {people.Name(round.InterviewerId)} and {people.Name(round.CandidateId)}; one of them can tell.");
    }

    private static async Task<RichText> ToMemberAsync(IUnitOfWork work, OutboxItem item, MemberId member, CancellationToken cancellationToken)
    {
        var people = await People.LoadAsync(work, item.CommunityId, [member], cancellationToken);
        return RichText.Create($"It was a private message to {people.Name(member)}, who can tell.");
    }

    public const string DecidedAlready = "That has been decided already, or its time is over. Nothing was posted twice.";

    public static string PostingOnceMore => "Thank you. It is being posted once more.";

    public static string StaysAsItIs => "Thank you. It stays as it is.";

    public const string NothingToDecide = "There is no post to decide about.";
}
