/** A scene as SVG: one stop of the Tab key, arrow keys from mark to mark, Enter or click to see the rows. */
import { type KeyboardEvent, type Ref, useId, useRef, useState } from 'react';
import type { PictureFilter } from '../../../../core/register/picture-arrange.ts';
import { classes } from '../../../ui/index.ts';
import { neighbour } from './neighbour.ts';
import { PatternDefinitions, patternOf } from './patterns.tsx';
import type { Fill, Mark, Scene, Shape } from './scene.ts';

export function SceneView(props: {
  scene: Scene;
  labelledBy: string;
  describedBy: string;
  onFilter(filter: PictureFilter): void;
  svg: Ref<SVGSVGElement>;
}) {
  const { scene, labelledBy, describedBy, onFilter, svg } = props;
  const id = useId();
  const [focused, setFocused] = useState('');
  const marks = useRef(new Map<string, SVGGElement>());
  const stop = scene.marks.some((mark) => mark.id === focused) ? focused : scene.marks[0]?.id;
  const onKey = (event: KeyboardEvent, mark: Mark): void => {
    if (event.key === 'Enter' || event.key === ' ') {
      event.preventDefault();
      onFilter(mark.filter);
      return;
    }
    const next = neighbour(scene.marks, mark, event.key);
    if (!next) return;
    event.preventDefault();
    marks.current.get(next.id)?.focus();
  };
  return (
    <svg
      ref={svg}
      className="pic-scene"
      role="group"
      aria-labelledby={labelledBy}
      aria-describedby={describedBy}
      width={scene.width}
      height={scene.height}
      viewBox={`0 0 ${scene.width} ${scene.height}`}
    >
      <PatternDefinitions id={id} />
      <g aria-hidden="true">
        {scene.back.map((shape, i) => (
          <ShapeView key={i} shape={shape} patterns={id} />
        ))}
      </g>
      {scene.marks.map((mark) => (
        <g
          key={mark.id}
          ref={(node) => {
            if (node) marks.current.set(mark.id, node);
            else marks.current.delete(mark.id);
          }}
          className="pic-mark"
          role="button"
          tabIndex={mark.id === stop ? 0 : -1}
          onFocus={() => setFocused(mark.id)}
          onKeyDown={(event) => onKey(event, mark)}
          onClick={() => onFilter(mark.filter)}
        >
          {/* Its name and its tooltip; a label of another kind would have to repeat words that were cut to fit. */}
          <title>{mark.label}</title>
          {!mark.shapes.some(({ kind }) => kind === 'path') && <rect className="pic-hit" {...mark.box} />}
          {mark.shapes.map((shape, i) => (
            <ShapeView key={i} shape={shape} patterns={id} />
          ))}
          <rect
            className="pic-ring"
            x={mark.box.x - 2}
            y={mark.box.y - 2}
            width={mark.box.width + 4}
            height={mark.box.height + 4}
          />
        </g>
      ))}
    </svg>
  );
}

function ShapeView({ shape, patterns }: { shape: Shape; patterns: string }) {
  switch (shape.kind) {
    case 'line':
      return <line className="pic-line" x1={shape.x1} y1={shape.y1} x2={shape.x2} y2={shape.y2} />;
    case 'text':
      return (
        <text
          className={classes('pic-text', `pic-${shape.look}`)}
          x={shape.x}
          y={shape.y}
          textAnchor={shape.anchor}
          dominantBaseline="central"
        >
          {shape.text}
        </text>
      );
    case 'box': {
      const { x, y, width, height, fill } = shape;
      return (
        <>
          <rect className={fillClass(fill)} x={x} y={y} width={width} height={height} />
          {patternOf(fill.tone) && (
            <rect x={x} y={y} width={width} height={height} fill={`url(#${patterns}-${patternOf(fill.tone)})`} />
          )}
        </>
      );
    }
    case 'path':
      return (
        <>
          <path className={classes(fillClass(shape.fill), 'pic-band')} d={shape.d} />
          {patternOf(shape.fill.tone) && <path d={shape.d} fill={`url(#${patterns}-${patternOf(shape.fill.tone)})`} />}
        </>
      );
  }
}

const fillClass = (fill: Fill): string => (fill.tone === 'shade' ? `pic-shade-${fill.shade}` : `pic-tone-${fill.tone}`);
