import { BallotChoice, BallotChoices } from "../judging/ballot-choice.tsx";
import { Scale } from "../judging/scale.tsx";

const MEANINGS = { 1: "lowest", 3: "weak", 5: "fair", 7: "strong", 10: "highest" };

export function GalleryOfJudging() {
  return (
    <>
      <div className="beside">
        <article className="card">
          <h2>Context: how the project came about</h2>
          <p>
            Complaints about overflowing bins around stations doubled in two summers while the
            number of collection tours stayed the same. The city asked residents, crews and shop
            owners along three streets what failed, and when.
          </p>
        </article>
        <aside className="card" aria-label="Scorecard">
          <Scale
            name="scores.impact"
            criterion="Impact"
            hint="Size of the change against the size of the problem."
            min={1}
            max={10}
            meanings={MEANINGS}
          />
          <Scale
            name="scores.replicability"
            criterion="Nachvollziehbarkeit der Entstehungsgeschichte und Übertragbarkeit"
            min={1}
            max={10}
            value={7}
            meanings={MEANINGS}
          />
          <Scale name="scores.openness" criterion="Openness, on a short scale" min={0} max={4} />
        </aside>
      </div>
      <BallotChoices name="choices" label="Choose the two that deserve the award">
        <BallotChoice
          name="choices[]"
          application="A-01"
          project="Hệ thống quản lý chất thải rắn thông minh của thành phố Thủ Dầu Một"
          place="Thủ Dầu Một, Việt Nam"
          readAt="/gallery"
          isChosen
        />
        <BallotChoice
          name="choices[]"
          application="A-02"
          project="Decide Madrid, a citizens' proposal platform"
          place="Madrid, Spain"
          readAt="/gallery"
        />
      </BallotChoices>
    </>
  );
}
