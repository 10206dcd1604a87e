using PrepBot.Testing;
using PrepBot.Testing.Messages;

namespace PrepBot.Practice.Tests;

/// <summary>Every sentence of the bot, a file a subject, for reading in one go: a changed one shows in the diff.</summary>
public sealed class EveryMessageTests
{
    public static TheoryData<string> Subjects => [.. EveryMessage.Subjects];

    [Theory]
    [MemberData(nameof(Subjects))]
    public void Sentences_OfASubject_AreAsApproved(string subject) =>
        Approved.Words(Path.Combine("Messages", subject), EveryMessage.All.Where(message => message.Subject == subject).Select(message => (message.Name, message.Words)));

    /// <summary>The list of what is said with a transaction or a state of its own at hand, which scenarios say instead. A new maker without a sample is named here.</summary>
    [Fact]
    public void Messages_WithoutASample_AreThoseKnown() => Approved.Words(Path.Combine("Messages", "without-sample"), [("only scenarios say these; the list may only become shorter", string.Join('\n', EveryMessage.WithoutSample))]);
}
