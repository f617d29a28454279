using Bowline.Contract;

namespace Bowline.Daemon;

/// <summary>The routes that change something.</summary>
internal static class ChangeRoutes
{
    public static void Map(IEndpointRouteBuilder routes, IDeskApi desk)
    {
        var json = ApiJson.Context;
        // A caller that goes away does not take its order back: what was asked for is carried out.
        var never = CancellationToken.None;
        routes.MapPost(Routes.Orders, c => Bodies.With(c, json.PlaceRequest, async r =>
            await Reply.Answer(c, await desk.Place(r, never), json.PlacedOrder, AnswerText.Of)));
        routes.MapPost(Routes.Executions, c => Bodies.With(c, json.ExecuteRequest, async r =>
        {
            var answer = await desk.Execute(r, never);
            ExecutionRoute.Tell(c, answer.WhatIf ? null : answer.Execution);
            await Reply.Answer(c, answer, json.ExecutionAnswer, ExecutionText.Of);
        }));
        MapSteering(routes, desk, Routes.Pause, Steering.Pause);
        MapSteering(routes, desk, Routes.Resume, Steering.Resume);
        MapSteering(routes, desk, Routes.End, Steering.End);
        MapSteering(routes, desk, Routes.Finish, Steering.Finish);
        routes.MapPost(Routes.Cancel, c => Bodies.With(c, json.CancelRequest, async r =>
            await Reply.Answer(c, await desk.Cancel(r, never), json.OrdersTouched, a => AnswerText.Of(a, "CANCELED"))));
        routes.MapPost(Routes.Amend, c => Bodies.With(c, json.AmendRequest, async r =>
            await Reply.Answer(c, await desk.Amend(r, never), json.OrdersTouched, a => AnswerText.Of(a, "AMENDED"))));
        routes.MapPost(Routes.Flatten, c => Bodies.With(c, json.FlattenRequest, async r =>
            await Reply.Answer(c, await desk.Flatten(r, never), json.OrdersTouched, AnswerText.Flattened)));
        MapSetting(routes, Routes.Leverage, desk.Leverage);
        MapSetting(routes, Routes.MarginType, desk.MarginType);
        MapSetting(routes, Routes.PositionMode, desk.PositionMode);
        routes.MapPost(Routes.Refusals, c => Bodies.With(c, json.RefusalReport, r =>
            Reply.Answer(c, desk.Refused(r), json.PlainAnswer, AnswerText.Of)));
        routes.MapPost(Routes.Arm, c => Bodies.With(c, json.ArmRequest, async r =>
            await Reply.Answer(c, await desk.Arm(r, never), json.PlainAnswer, AnswerText.Of)));
        routes.MapPost(Routes.Stop, async c =>
            await Reply.Answer(c, await desk.Stop(never), json.OrdersTouched, DeskText.Stopped));
    }

    private static void MapSteering(IEndpointRouteBuilder routes, IDeskApi desk, string route, Steering steering) =>
        routes.MapPost(Routes.Executions + "/{linkId}" + route, c => Bodies.With(c, ApiJson.Context.SteerRequest, async r =>
        {
            var linkId = (string)c.Request.RouteValues["linkId"]!;
            var answer = await desk.Steer(linkId, steering, r, CancellationToken.None);
            await Reply.Answer(c, answer, ApiJson.Context.ExecutionAnswer, a => ExecutionText.Steered(a, steering));
        }));

    private static void MapSetting(
        IEndpointRouteBuilder routes, string route, Func<SettingRequest, CancellationToken, Task<SettingAnswer>> set) =>
        routes.MapPost(route, c => Bodies.With(c, ApiJson.Context.SettingRequest, async r =>
            await Reply.Answer(c, await set(r, CancellationToken.None), ApiJson.Context.SettingAnswer, AnswerText.Of)));
}
