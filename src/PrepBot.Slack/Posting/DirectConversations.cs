using System.Collections.Concurrent;
using PrepBot.Slack.WebApi;

namespace PrepBot.Slack.Posting;

/// <summary>The direct conversation with each person; Slack gives the same one every time, so it is asked for once.</summary>
internal sealed class DirectConversations(SlackApiClient api)
{
    private const int MaxRemembered = 50_000;

    private readonly ConcurrentDictionary<(string Workspace, string User), string> _known = new();

    /// <summary>Says something there. A conversation that is known no more, as after a new installation, is asked for again.</summary>
    /// <exception cref="SlackApiException">It did not end well.</exception>
    public async Task<T> SayAsync<T>(SlackWorkspace workspace, string user, Func<string, Task<T>> say, CancellationToken cancellationToken)
    {
        var conversation = await OpenAsync(workspace, user, cancellationToken);
        try
        {
            return await say(conversation);
        }
        catch (SlackApiException e) when (e is { Fault: SlackFault.Refused, Error: "channel_not_found" })
        {
            _known.TryRemove((workspace.Id, user), out _);
            var opened = await OpenAsync(workspace, user, cancellationToken);
            if (opened == conversation)
                throw;

            return await say(opened);
        }
    }

    /// <exception cref="SlackApiException">There is none, or nobody knows.</exception>
    public async Task<string> OpenAsync(SlackWorkspace workspace, string user, CancellationToken cancellationToken)
    {
        if (_known.TryGetValue((workspace.Id, user), out var known))
            return known;

        var opened = await api.OpenConversationAsync(workspace.Token, [user], cancellationToken);
        if (_known.Count < MaxRemembered)
            _known[(workspace.Id, user)] = opened;

        return opened;
    }
}
