using System.Threading.Channels;

namespace PrepBot.Slack.WebApi;

/// <summary>Tokens Slack does not take any more, as calls find out: whoever looks after installations looks at each again before acting on it.</summary>
internal sealed class RefusedTokens
{
    private const int MaxRemembered = 1_000;

    /// <summary>More at once than this are found out again by the next call.</summary>
    private readonly Channel<SlackToken> _waiting = Channel.CreateBounded<SlackToken>(new BoundedChannelOptions(MaxRemembered) { FullMode = BoundedChannelFullMode.DropWrite });

    public ChannelReader<SlackToken> Waiting => _waiting.Reader;

    public void Note(SlackToken token) => _waiting.Writer.TryWrite(token);
}
