using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.WebUtilities;
using PrepBot.Slack.Wire;

namespace PrepBot.Slack.Http;

/// <summary>What stands in the bodies of Slack's requests; null when it cannot be read.</summary>
internal static class RequestReader
{
    public static SlashCommand? Command(byte[] body)
    {
        var form = Form(body);
        return form is null ? null : new SlashCommand
        {
            Command = form.GetValueOrDefault("command"),
            Text = form.GetValueOrDefault("text"),
            TeamId = form.GetValueOrDefault("team_id"),
            EnterpriseId = form.GetValueOrDefault("enterprise_id"),
            ChannelId = form.GetValueOrDefault("channel_id"),
            ChannelName = form.GetValueOrDefault("channel_name"),
            UserId = form.GetValueOrDefault("user_id"),
            UserName = form.GetValueOrDefault("user_name"),
            ResponseUrl = form.GetValueOrDefault("response_url"),
            TriggerId = form.GetValueOrDefault("trigger_id"),
        };
    }

    public static InteractionPayload? Interaction(byte[] body)
    {
        if (Form(body)?.GetValueOrDefault("payload") is not { } payload)
            return null;

        try
        {
            return JsonSerializer.Deserialize(payload, SlackJsonContext.Default.InteractionPayload);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    public static EventCallback? Event(byte[] body)
    {
        try
        {
            return JsonSerializer.Deserialize(body, SlackJsonContext.Default.EventCallback);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static Dictionary<string, string>? Form(byte[] body)
    {
        const int MostFields = 64;
        var form = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var pair in new QueryStringEnumerable(Encoding.UTF8.GetString(body)))
        {
            if (form.Count >= MostFields)
                return null;

            form[pair.DecodeName().ToString()] = pair.DecodeValue().ToString();
        }

        return form;
    }
}
